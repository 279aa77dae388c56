FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY db/patches db/patches
RUN npm ci --include=dev
COPY . .
RUN node scripts/run.mjs scripts/image.ts /image

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2
RUN mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=build --chown=node:node /image ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Refuses to start without DATABASE_URL and a strong AUTH_SECRET, makes roles, migrates, then serves.
CMD ["node", "--max-old-space-size=320", "--max-semi-space-size=16", "start.mjs"]
