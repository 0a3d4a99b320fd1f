"""The pages under their addresses: read it first."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.web.about import About
from bot.web.answers import Answers
from bot.web.articles import ArticlePages
from bot.web.asking import SEE_OTHER, Asking
from bot.web.assets import FOLDER, Assets
from bot.web.comparing import Comparing
from bot.web.faults import FaultGuard, Faults
from bot.web.headers import SafeHeaders
from bot.web.provinces import Provinces
from bot.web.shelves import ShelfReader
from bot.web.sides import Sides
from bot.web.site import Site
from bot.web.traced import Traced

_Handler = Callable[[Request], Awaitable[Response]]


def build_web(site: Site, assets: Assets, *, https: bool) -> Starlette:
    """The pages as an application; ``https`` where people reach it by that alone."""
    faults = Faults(site.pages)
    app = Starlette(
        routes=list_routes(site, assets),
        middleware=[
            Middleware(Traced),
            # Of these pages a compressed length tells nothing: what is secret in them looks otherwise each time.
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
            Middleware(SafeHeaders, https=https),
            Middleware(FaultGuard, faults=faults),
        ],
        exception_handlers=faults.handlers,
        lifespan=_lifespan(site),
    )
    # It would lead to whatever host the request has named.
    app.router.redirect_slashes = False
    return app


def list_routes(site: Site, assets: Assets) -> list[Route]:
    """Every address."""
    asking, about = Asking(site), About(site)
    answers, shelves = Answers(site, asking), ShelfReader(site.library)
    sides, provinces = Sides(site, answers), Provinces(site, asking, shelves)
    articles, comparing = ArticlePages(site, shelves), Comparing(site)

    def page(path: str, handler: _Handler) -> Route:
        async def admitted(request: Request) -> Response:
            site.doorman.admit(request, is_picture=path.endswith(".png"))
            return await handler(request)

        return Route(path, admitted, methods=["GET"])

    return [
        page("/", asking.home),
        # What a form sends counts for itself, behind its own limits.
        Route("/hoi", asking.ask, methods=["POST"]),
        Route("/chon", answers.choose, methods=["POST"]),
        Route("/tinh-cua-toi", provinces.choose, methods=["POST"]),
        Route("/xoa", about.forget, methods=["POST"]),
        # Whoever loads again what a form has led to asks for it so.
        *(Route(path, _lead_home, methods=["GET"]) for path in ("/hoi", "/chon", "/tinh-cua-toi", "/xoa")),
        page("/a/{id}", answers.show),
        page("/a/{id}/xem-truoc.png", answers.picture),
        page("/a/{id}/so-lieu.xlsx", answers.workbook),
        page("/a/{id}/nguon", sides.sources),
        page("/a/{id}/gop-y", sides.opinion),
        page("/a/{id}/bieu-do/{n:int}.png", sides.chart),
        page("/a/{id}/{side}/{n:int}", sides.show),
        page("/tinh", provinces.list_all),
        page("/tinh/{slug}", provinces.show),
        page("/tinh/{slug}/bieu-do.png", provinces.chart),
        page("/tinh/{slug}/xem-truoc.png", provinces.preview),
        page("/tinh/{slug}/so-lieu.xlsx", provinces.workbook),
        page("/bai/{id}", articles.show),
        page("/bai/{id}/xem-truoc.png", articles.preview),
        page("/nam/{year}", articles.of_year),
        page("/so-sanh", comparing.show),
        page("/so-sanh/bieu-do.png", comparing.chart),
        page("/so-lieu.xlsx", comparing.workbook),
        page("/gioi-thieu", about.show),
        Route(f"{FOLDER}/{{name}}", assets.send, methods=["GET"]),
        Route("/robots.txt", about.robots, methods=["GET"]),
        Route("/khoe", about.health, methods=["GET"]),
    ]


async def _lead_home(_request: Request) -> Response:
    return RedirectResponse("/", SEE_OTHER)


def _lifespan(site: Site) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @contextlib.asynccontextmanager
    async def live(_app: Starlette) -> AsyncIterator[None]:
        yield
        site.workers.close()
        site.writers.close()
        site.drawings.close()

    return live
