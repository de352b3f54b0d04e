#!/bin/sh
# Runs once, when the volume is empty. The same roles as scripts/prepare-database.mjs makes, and one for Temporal.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$ZEREN_OWNER_PASSWORD" --set app_password="$ZEREN_APP_PASSWORD" \
  --set relay_password="$ZEREN_RELAY_PASSWORD" --set sequencer_password="$ZEREN_SEQUENCER_PASSWORD" \
  --set temporal_password="$TEMPORAL_PASSWORD" <<'SQL'
create role zeren_owner login nosuperuser nobypassrls password :'owner_password';
create role zeren_app login nosuperuser nobypassrls password :'app_password';
create role zeren_relay login nosuperuser nobypassrls password :'relay_password';
create role zeren_sequencer login nosuperuser nobypassrls password :'sequencer_password';
create role temporal login nosuperuser nobypassrls password :'temporal_password';
create database zeren owner zeren_owner template template0 encoding 'UTF8';
revoke all on database zeren from public;
grant connect on database zeren to zeren_app, zeren_relay, zeren_sequencer;
create database temporal owner temporal template template0 encoding 'UTF8';
create database temporal_visibility owner temporal template template0 encoding 'UTF8';
SQL
