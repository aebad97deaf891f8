# One image for every process: the command chooses which. Type stripping refuses files under
# node_modules, so the image keeps the layout of the workspace.
FROM node:24-slim AS base
ENV ONNXRUNTIME_NODE_INSTALL=skip CI=true
RUN npm install --global --no-audit --no-fund pnpm@12.21.0
WORKDIR /app

FROM base AS page
COPY . .
RUN --mount=type=cache,id=pnpm-store,target=/pnpm/store \
    pnpm install --frozen-lockfile --store-dir /pnpm/store --filter '@earshot/web...'
RUN pnpm --config.verify-deps-before-run=false --filter @earshot/web run build

FROM base AS installed
COPY . .
RUN --mount=type=cache,id=pnpm-store,target=/pnpm/store \
    pnpm install --prod --frozen-lockfile --store-dir /pnpm/store \
      --filter '!@earshot/web' --filter '!@earshot/testing' \
    && cd node_modules/.pnpm/onnxruntime-node@*/node_modules/onnxruntime-node/bin/napi-v* \
    && find . -mindepth 2 -maxdepth 2 ! -path "./linux/$(node -p process.arch)" -exec rm -rf {} +
RUN node infra/image/build-model.ts .cache
COPY --from=page /app/services/web/dist services/web/dist

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 EARSHOT_CACHE_DIR=/app/.cache EARSHOT_DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data \
    && printf '#!/bin/sh\nexec node /app/packages/cli/src/main.ts "$@"\n' >/usr/local/bin/earshot \
    && chmod 755 /usr/local/bin/earshot
COPY --from=installed /app /app
USER node
EXPOSE 8787
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --start-interval=2s --retries=3 \
  CMD ["node", "infra/image/check-health.ts"]
CMD ["earshot", "start"]
