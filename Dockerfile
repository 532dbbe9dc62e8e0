# syntax=docker/dockerfile:1

FROM python:3.13-slim AS build
WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
COPY requirements.txt .ci/bootstrap.txt ./
RUN pip install --require-hashes --requirement bootstrap.txt \
    && python -m venv --without-pip /opt/callguide \
    && pip --python /opt/callguide/bin/python install --require-hashes --requirement requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY engine engine
COPY renderers renderers
RUN pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
    && pip --python /opt/callguide/bin/python install --no-deps dist/*.whl

FROM python:3.13-slim
COPY --from=build /opt/callguide /opt/callguide
COPY trees /srv/callguide/trees
RUN useradd --system --uid 10001 --home-dir /srv/callguide callguide \
    && install --directory --owner callguide /srv/callguide/.callguide
ENV PATH=/opt/callguide/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    CALLGUIDE_HOST=0.0.0.0
USER 10001
WORKDIR /srv/callguide
VOLUME /srv/callguide/.callguide
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health', timeout=2)"]
ENTRYPOINT ["callguide"]
CMD ["serve"]
