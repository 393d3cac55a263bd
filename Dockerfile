# Jianghua in a container: docs/deployment.md tells how to build and run it.
FROM python:3.13-slim AS build
# The extras of pyproject.toml to install; "semantic", "ocr" and "mcp" make the image larger.
ARG EXTRAS="archives,http,office,webhook"
# Another package index, where the usual one is slow.
ARG PIP_INDEX_URL=""
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
RUN python -m venv /opt/jianghua
COPY pyproject.toml constraints.txt README.md LICENSE MANIFEST.in ./
COPY corpus corpus
COPY bot bot
COPY index index
RUN /opt/jianghua/bin/pip install --quiet --constraint constraints.txt ".[${EXTRAS}]"

FROM python:3.13-slim
ENV PATH="/opt/jianghua/bin:${PATH}" PYTHONUNBUFFERED=1 PYTHONUTF8=1
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /app --shell /usr/sbin/nologin jianghua \
    && install -d -o jianghua -g jianghua -m 700 /app/data
COPY --from=build /opt/jianghua /opt/jianghua
# config.toml, the speeches and data/ lie beside each other, as in a clone: relative paths mean the same.
WORKDIR /app
USER 10001:10001
VOLUME ["/app/data"]
EXPOSE 8080 8443
# Asks /healthz of the process that runs here.
HEALTHCHECK --interval=1m --timeout=20s --start-period=5m --retries=3 CMD ["jianghua", "health", "--metrics", "9464"]
ENTRYPOINT ["jianghua"]
CMD ["serve", "--metrics", "9464"]
