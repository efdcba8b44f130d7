FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/portal/.var
WORKDIR /portal

COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

RUN useradd --system --uid 10001 --home-dir /portal portal
COPY . .
RUN python manage.py compile_catalogues && mkdir -p .var/media && chown -R portal:portal .var

USER portal
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "2", "--preload", "--forwarded-allow-ips", "", "network_portal.wsgi"]
