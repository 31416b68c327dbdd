"""Addresses of the producer's own data, products and papers."""

from django.urls import path

from saolang.web.producer.registry.views import behalf, producers, products, vault

urlpatterns = [
    path("dang-ky/", producers.producer_register, name="producer-register"),
    path("nhap-thay/", behalf.on_behalf, name="on-behalf"),
    path("nhap-thay/chu-the-moi/", behalf.on_behalf_register, name="on-behalf-register"),
    path("nhap-thay/<uuid:uuid>/", behalf.on_behalf_begin, name="on-behalf-begin"),
    path("thong-tin/", producers.producer_profile, name="producer-profile"),
    path("thong-tin/sua/", producers.producer_edit, name="producer-edit"),
    path("<uuid:uuid>/san-pham-dau/", products.first_product, name="producer-first-product"),
    path("san-pham/", products.product_list, name="product-list"),
    path("san-pham/dang-ky/", products.product_register, name="product-register"),
    path("san-pham/<uuid:uuid>/", products.product, name="product"),
    path("san-pham/<uuid:uuid>/sua/", products.product_edit, name="product-edit"),
    path("san-pham/<uuid:uuid>/noi-san-xuat/", products.product_place, name="product-place"),
    path("giay-to/", vault.vault, name="vault"),
    path("giay-to/them/", vault.vault_add, name="vault-add"),
    path("giay-to/<uuid:uuid>/", vault.vault_paper, name="vault-paper"),
    path("tep/<uuid:uuid>/", vault.paper_file, name="paper-file"),
]
