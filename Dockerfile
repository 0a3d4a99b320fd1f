# The assistant as an image: docker build -t sxsh . ; how it is run says compose.yaml.
#
# Everything it keeps lies under /data, its one volume; nothing else is written but /tmp, so that its root file system
# may be read-only. Python's packages are pinned by hash (deploy/*.lock, written by `make lock`); whoever wants the base
# pinned as well names it: --build-arg PYTHON=python:3.11-slim-bookworm@sha256:…
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
# What changes least comes first: this layer is made anew only when a lock changes. What runs has no pip of its own:
# that of the build installs into it.
COPY deploy/build.lock deploy/requirements.lock ./deploy/
RUN python -m venv /build \
    && /build/bin/pip install --require-hashes -r deploy/build.lock \
    && python -m venv --without-pip /opt/sxsh \
    && /build/bin/pip --python /opt/sxsh/bin/python install --require-hashes -r deploy/requirements.lock
COPY pyproject.toml README.md LICENSE THIRD_PARTY_NOTICES.md ./
COPY knowledge ./knowledge
COPY retrieval ./retrieval
COPY bot ./bot
# Compiled files are made here, because none can be where nothing is written.
RUN /build/bin/python -m hatchling build --target wheel --directory /wheel \
    && /build/bin/pip --python /opt/sxsh/bin/python install --no-deps --no-index --compile /wheel/*.whl

FROM ${PYTHON}
# Scanned pages are read by tesseract. Its version is Debian's, with the security updates of the day it is built on.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --no-install-recommends --yes tesseract-ocr tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 sxsh \
    && useradd --system --uid 10001 --gid sxsh --home-dir /data --shell /usr/sbin/nologin sxsh \
    && install --directory --owner sxsh --group sxsh --mode 0700 /data
COPY --from=build /opt/sxsh /opt/sxsh
# Data, the key of the journal's hashes and caches go into the volume. The pages are reached from other containers; the
# metrics, which ask for no password, from this one alone until SXSH_METRICS_LISTEN=0.0.0.0. With a heap for each thread
# a bot that has answered takes 4 MB more.
ENV PATH=/opt/sxsh/bin:$PATH \
    HOME=/data \
    XDG_DATA_HOME=/data \
    XDG_CACHE_HOME=/data/cache \
    MPLCONFIGDIR=/data/cache/matplotlib \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=2 \
    SXSH_WEB_LISTEN=0.0.0.0 \
    SXSH_METRICS_PORT=9090
USER 10001:10001
WORKDIR /data
VOLUME /data
# Telegram's webhook, Zalo's, the pages, the metrics.
EXPOSE 8080 8081 8000 9090
# A minute to start: the digests are taken in, and a large index is read.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['SXSH_METRICS_PORT']}/healthz\", timeout=4)"]
CMD ["sxsh", "run"]
