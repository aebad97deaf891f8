ALTER TABLE "accounts" ADD COLUMN "merged" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
-- What is known already is older than whatever comes next.
UPDATE accounts SET merged = jsonb_build_object(
  'fields', jsonb_build_object('name', jsonb_build_object('value', name, 'version', 0))
    || CASE WHEN arr_cents IS NULL THEN '{}' ELSE
      jsonb_build_object('arrCents', jsonb_build_object('value', arr_cents, 'version', 0)) END,
  'attributes', (SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('value', value, 'version', 0)), '{}')
    FROM jsonb_each(attributes)));--> statement-breakpoint
UPDATE customers SET merged = jsonb_build_object(
  'fields', (SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('value', value, 'version', 0)), '{}')
    FROM jsonb_each(jsonb_strip_nulls(jsonb_build_object('name', name, 'email', email, 'accountId', account_id)))),
  'attributes', (SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('value', value, 'version', 0)), '{}')
    FROM jsonb_each(attributes)));
