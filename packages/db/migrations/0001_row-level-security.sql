-- Requests run as earshot_app inside withWorkspace(): they see and write one workspace's rows, whatever a query says.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'earshot_app') THEN
    CREATE ROLE earshot_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was quicker
END $$;
--> statement-breakpoint
DO $$ BEGIN EXECUTE format('GRANT earshot_app TO %I', current_user); END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO earshot_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO earshot_app;
--> statement-breakpoint
DO $$
DECLARE
  scoped record;
BEGIN
  FOR scoped IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'workspace_id' AND t.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', scoped.table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', scoped.table_name);
    EXECUTE format(
      'CREATE POLICY workspace_rows ON %I TO earshot_app
         USING (workspace_id = current_setting(''earshot.workspace_id'')::uuid)
         WITH CHECK (workspace_id = current_setting(''earshot.workspace_id'')::uuid)',
      scoped.table_name);
    -- Workers claim work across workspaces as the owner.
    EXECUTE format('CREATE POLICY owner_rows ON %I TO %I USING (true) WITH CHECK (true)', scoped.table_name, current_user);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workspace_rows ON workspaces TO earshot_app
  USING (id = current_setting('earshot.workspace_id')::uuid)
  WITH CHECK (id = current_setting('earshot.workspace_id')::uuid);
