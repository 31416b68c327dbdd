"""What the check of a signed PDF says: whole, changed after signing, unsigned."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from saolang.documents.write import write_pdf
from saolang.papers.signatures import check_signed_file
from tests.factories.papers import make_document


@pytest.fixture(scope="module")
def signed() -> bytes:
    """A PDF of ours, signed with a certificate made here."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "UBND xã Đồng Sao")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    bundle = serialization.pkcs12.serialize_key_and_certificates(
        b"x", key, certificate, None, serialization.BestAvailableEncryption(b"x")
    )
    signer = signers.SimpleSigner.load_pkcs12_data(bundle, other_certs=[], passphrase=b"x")
    out = BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(BytesIO(write_pdf(make_document()))),
        signers.PdfSignatureMetadata(field_name="Signature1"),
        signer=signer,
        output=out,
    )
    return out.getvalue()


def test_whole_signature_names_its_owner(signed: bytes) -> None:
    found = check_signed_file(BytesIO(signed))
    assert found.media_type == "application/pdf"
    assert found.note == (
        "Chữ ký số của UBND xã Đồng Sao: nội dung còn nguyên vẹn từ khi ký; chưa kiểm tra tổ chức cấp chứng thư."
    )


def test_a_byte_changed_after_signing_is_told(signed: bytes) -> None:
    at = signed.index(b"/Producer") + 12
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    assert check_signed_file(BytesIO(changed)).note == "Chữ ký số KHÔNG hợp lệ: nội dung đã bị sửa sau khi ký."


def test_unsigned_pdf() -> None:
    assert check_signed_file(BytesIO(write_pdf(make_document()))).note == "Tệp PDF không có chữ ký số."
