"""The public API, `/api/v1/`."""

from ninja import NinjaAPI

api = NinjaAPI(title="Sao Làng", version="1", openapi_url="/openapi.json", docs_url=None)
