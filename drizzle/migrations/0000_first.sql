CREATE TABLE "audit" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"act" text NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" text,
	"counts" jsonb,
	"digest" text,
	CONSTRAINT "audit_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"weight" numeric,
	"origin" text DEFAULT 'source' NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "categories_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "column_group_items" (
	"district_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"line_item_id" uuid NOT NULL,
	CONSTRAINT "column_group_items_district_id_group_id_line_item_id_pk" PRIMARY KEY("district_id","group_id","line_item_id")
);
--> statement-breakpoint
CREATE TABLE "column_groups" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"made_by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "column_groups_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "line_item_links" (
	"district_id" uuid NOT NULL,
	"line_item_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"made_by" uuid,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "line_item_links_district_id_line_item_id_other_id_kind_pk" PRIMARY KEY("district_id","line_item_id","other_id","kind")
);
--> statement-breakpoint
CREATE TABLE "line_items" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"assign_on" date,
	"due_on" date,
	"class_id" uuid,
	"parent_id" uuid,
	"category_id" uuid,
	"session_id" uuid,
	"school_year" smallint NOT NULL,
	"result_min" numeric,
	"result_max" numeric,
	"scale_id" uuid,
	"origin" text DEFAULT 'source' NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "line_items_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "objective_results" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"sourced_id" text NOT NULL,
	"result_sourced_id" text NOT NULL,
	"school_year" smallint NOT NULL,
	"class_id" uuid NOT NULL,
	"line_item_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"score" numeric,
	"text_score" text,
	"metadata" jsonb,
	"modified_at" timestamp with time zone,
	"version" integer NOT NULL,
	"content_hash" uuid NOT NULL,
	"is_cell" boolean NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "objective_results_district_id_source_id_sourced_id_pk" PRIMARY KEY("district_id","source_id","sourced_id")
);
--> statement-breakpoint
CREATE TABLE "results" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"sourced_id" text NOT NULL,
	"school_year" smallint NOT NULL,
	"class_id" uuid NOT NULL,
	"line_item_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"score" numeric,
	"text_score" text,
	"status" text NOT NULL,
	"scored_on" date,
	"late" boolean,
	"missing" boolean,
	"incomplete" boolean,
	"in_progress" boolean,
	"comment" text,
	"percentile" numeric,
	"scale_id" uuid,
	"scale_version" integer,
	"metadata" jsonb,
	"modified_at" timestamp with time zone,
	"version" integer NOT NULL,
	"content_hash" uuid NOT NULL,
	"is_cell" boolean NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "results_district_id_source_id_sourced_id_pk" PRIMARY KEY("district_id","source_id","sourced_id")
);
--> statement-breakpoint
CREATE TABLE "score_scale_versions" (
	"district_id" uuid NOT NULL,
	"scale_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"values" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_scale_versions_district_id_scale_id_version_pk" PRIMARY KEY("district_id","scale_id","version")
);
--> statement-breakpoint
CREATE TABLE "score_scales" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"type" text NOT NULL,
	"class_id" uuid,
	"version" integer NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "score_scales_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "history" (
	"district_id" uuid NOT NULL,
	"school_year" smallint NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"student_id" uuid NOT NULL,
	"line_item_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"objective_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"class_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"term_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"number" numeric,
	"text" text,
	"status" text,
	"flags" smallint,
	"level" smallint,
	"author_id" uuid,
	"run_id" uuid,
	"override_id" uuid,
	CONSTRAINT "history_district_id_school_year_id_pk" PRIMARY KEY("district_id","school_year","id")
) PARTITION BY LIST ("school_year");
--> statement-breakpoint
CREATE TABLE "accounts" (
	"district_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"expires_at" bigint,
	CONSTRAINT "accounts_district_id_provider_provider_account_id_pk" PRIMARY KEY("district_id","provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"district_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_district_id_token_hash_pk" PRIMARY KEY("district_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"district_id" uuid NOT NULL,
	"identifier" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_district_id_identifier_token_hash_pk" PRIMARY KEY("district_id","identifier","token_hash")
);
--> statement-breakpoint
CREATE TABLE "grade_policies" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"school_id" uuid,
	"class_id" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "grade_policies_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "grade_policy_versions" (
	"district_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"from_on" date NOT NULL,
	"adopted_by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "grade_policy_versions_district_id_policy_id_version_pk" PRIMARY KEY("district_id","policy_id","version")
);
--> statement-breakpoint
CREATE TABLE "grades" (
	"district_id" uuid NOT NULL,
	"school_year" smallint NOT NULL,
	"student_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"percent" numeric,
	"mark" text,
	"policy_id" uuid NOT NULL,
	"policy_version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "grades_district_id_school_year_student_id_class_id_term_id_pk" PRIMARY KEY("district_id","school_year","student_id","class_id","term_id")
);
--> statement-breakpoint
CREATE TABLE "levels" (
	"district_id" uuid NOT NULL,
	"school_year" smallint NOT NULL,
	"student_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"term_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"state" text NOT NULL,
	"level" smallint,
	"score" numeric,
	"evidence_count" smallint NOT NULL,
	"trend" smallint NOT NULL,
	"newest_on" date,
	"policy_id" uuid NOT NULL,
	"policy_version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "levels_district_id_student_id_school_year_objective_id_term_id_pk" PRIMARY KEY("district_id","student_id","school_year","objective_id","term_id")
);
--> statement-breakpoint
CREATE TABLE "mastery_policies" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"framework_id" uuid,
	"objective_id" uuid,
	"grades" text[],
	"ended_at" timestamp with time zone,
	CONSTRAINT "mastery_policies_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "mastery_policy_versions" (
	"district_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"from_on" date NOT NULL,
	"adopted_by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mastery_policy_versions_district_id_policy_id_version_pk" PRIMARY KEY("district_id","policy_id","version")
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"body_hash" text NOT NULL,
	"status" smallint NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "operations_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"school_year" smallint NOT NULL,
	"kind" text NOT NULL,
	"student_id" uuid NOT NULL,
	"line_item_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"objective_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"class_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"term_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"version" integer NOT NULL,
	"act" text NOT NULL,
	"number" numeric,
	"text" text,
	"status" text,
	"flags" smallint DEFAULT 0 NOT NULL,
	"level" smallint,
	"comment" text,
	"reason" text,
	"author_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"saw_source_version" integer,
	"saw_source" jsonb,
	"saw_computed" numeric,
	"ended_at" timestamp with time zone,
	"flag" jsonb,
	CONSTRAINT "overrides_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "overrides_cell_version" UNIQUE("district_id","student_id","kind","line_item_id","objective_id","class_id","term_id","version")
);
--> statement-breakpoint
CREATE TABLE "academic_sessions" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"type" text NOT NULL,
	"start_on" date NOT NULL,
	"end_on" date NOT NULL,
	"parent_id" uuid,
	"school_year" smallint NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "academic_sessions_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "class_sessions" (
	"district_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	CONSTRAINT "class_sessions_district_id_class_id_session_id_pk" PRIMARY KEY("district_id","class_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "classes" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"code" text,
	"type" text,
	"location" text,
	"grades" text[],
	"subjects" text[],
	"periods" text[],
	"course_id" uuid,
	"school_id" uuid NOT NULL,
	"school_year" smallint NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "classes_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"code" text,
	"grades" text[],
	"subjects" text[],
	"org_id" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "courses_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "demographics" (
	"district_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"birth_on" date,
	"sex" text,
	"american_indian_or_alaska_native" boolean,
	"asian" boolean,
	"black_or_african_american" boolean,
	"native_hawaiian_or_other_pacific_islander" boolean,
	"white" boolean,
	"demographic_race_two_or_more_races" boolean,
	"hispanic_or_latino_ethnicity" boolean,
	"country_of_birth_code" text,
	"state_of_birth_abbreviation" text,
	"city_of_birth" text,
	"public_school_residence_status" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "demographics_district_id_user_id_source_id_pk" PRIMARY KEY("district_id","user_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"role" text NOT NULL,
	"is_primary" boolean,
	"begin_on" date,
	"end_on" date,
	"ended_at" timestamp with time zone,
	CONSTRAINT "enrollments_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "orgs" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"identifier" text,
	"parent_id" uuid,
	"time_zone" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "orgs_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "period_closures" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"org_id" uuid,
	"closed_at" timestamp with time zone NOT NULL,
	"closed_by" uuid,
	"reopened_at" timestamp with time zone,
	"reopened_by" uuid,
	"reopen_reason" text,
	CONSTRAINT "period_closures_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"role" text NOT NULL,
	"role_type" text NOT NULL,
	"begin_on" date,
	"end_on" date,
	"granted_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "roles_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "user_agents" (
	"district_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	CONSTRAINT "user_agents_district_id_user_id_agent_id_pk" PRIMARY KEY("district_id","user_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "user_contacts" (
	"district_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"sms" text,
	"phone" text,
	CONSTRAINT "user_contacts_district_id_user_id_source_id_pk" PRIMARY KEY("district_id","user_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "user_identifiers" (
	"district_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"user_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"sourced_id" text NOT NULL,
	CONSTRAINT "user_identifiers_district_id_kind_value_source_id_sourced_id_pk" PRIMARY KEY("district_id","kind","value","source_id","sourced_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"middle_name" text,
	"preferred_given_name" text,
	"preferred_middle_name" text,
	"preferred_family_name" text,
	"pronouns" text,
	"username" text,
	"email" text,
	"identifier" text,
	"grades" text[],
	"enabled" boolean DEFAULT true NOT NULL,
	"primary_org_id" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "users_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "links" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"sourced_id" text NOT NULL,
	"canonical_id" uuid,
	"matched_by" text NOT NULL,
	"said" jsonb,
	"content_hash" uuid NOT NULL,
	"version" integer NOT NULL,
	"modified_at" timestamp with time zone,
	"run_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "links_district_id_source_id_entity_sourced_id_pk" PRIMARY KEY("district_id","source_id","entity","sourced_id")
);
--> statement-breakpoint
CREATE TABLE "match_questions" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"sourced_id" text NOT NULL,
	"candidate_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	CONSTRAINT "match_questions_district_id_source_id_entity_sourced_id_candidate_id_pk" PRIMARY KEY("district_id","source_id","entity","sourced_id","candidate_id")
);
--> statement-breakpoint
CREATE TABLE "staged_academic_sessions" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"type" text,
	"start_date" text,
	"end_date" text,
	"parent_sourced_id" text,
	"school_year" text,
	CONSTRAINT "staged_academic_sessions_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_categories" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"weight" text,
	CONSTRAINT "staged_categories_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_class_resources" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"class_sourced_id" text,
	"resource_sourced_id" text,
	CONSTRAINT "staged_class_resources_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_classes" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"grades" text,
	"course_sourced_id" text,
	"class_code" text,
	"class_type" text,
	"location" text,
	"school_sourced_id" text,
	"term_sourced_ids" text,
	"subjects" text,
	"subject_codes" text,
	"periods" text,
	CONSTRAINT "staged_classes_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_course_resources" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"course_sourced_id" text,
	"resource_sourced_id" text,
	CONSTRAINT "staged_course_resources_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_courses" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"school_year_sourced_id" text,
	"title" text,
	"course_code" text,
	"grades" text,
	"org_sourced_id" text,
	"subjects" text,
	"subject_codes" text,
	CONSTRAINT "staged_courses_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_demographics" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"birth_date" text,
	"sex" text,
	"american_indian_or_alaska_native" text,
	"asian" text,
	"black_or_african_american" text,
	"native_hawaiian_or_other_pacific_islander" text,
	"white" text,
	"demographic_race_two_or_more_races" text,
	"hispanic_or_latino_ethnicity" text,
	"country_of_birth_code" text,
	"state_of_birth_abbreviation" text,
	"city_of_birth" text,
	"public_school_residence_status" text,
	CONSTRAINT "staged_demographics_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_enrollments" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"class_sourced_id" text,
	"school_sourced_id" text,
	"user_sourced_id" text,
	"role" text,
	"primary" text,
	"begin_date" text,
	"end_date" text,
	CONSTRAINT "staged_enrollments_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_line_item_learning_objective_ids" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"line_item_sourced_id" text,
	"source" text,
	"learning_objective_id" text,
	CONSTRAINT "staged_line_item_learning_objective_ids_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_line_item_score_scales" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"line_item_sourced_id" text,
	"score_scale_sourced_id" text,
	CONSTRAINT "staged_line_item_score_scales_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_line_items" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"description" text,
	"assign_date" text,
	"due_date" text,
	"class_sourced_id" text,
	"category_sourced_id" text,
	"academic_session_sourced_id" text,
	"result_value_min" text,
	"result_value_max" text,
	"school_sourced_id" text,
	CONSTRAINT "staged_line_items_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_orgs" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"name" text,
	"type" text,
	"identifier" text,
	"parent_sourced_id" text,
	CONSTRAINT "staged_orgs_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_resources" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"vendor_resource_id" text,
	"title" text,
	"roles" text,
	"importance" text,
	"vendor_id" text,
	"application_id" text,
	CONSTRAINT "staged_resources_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_result_learning_objective_ids" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"result_sourced_id" text,
	"source" text,
	"learning_objective_id" text,
	"score" text,
	"text_score" text,
	CONSTRAINT "staged_result_learning_objective_ids_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_result_score_scales" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"result_sourced_id" text,
	"score_scale_sourced_id" text,
	CONSTRAINT "staged_result_score_scales_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_results" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"line_item_sourced_id" text,
	"student_sourced_id" text,
	"score_status" text,
	"score" text,
	"score_date" text,
	"comment" text,
	"text_score" text,
	"class_sourced_id" text,
	"in_progress" text,
	"incomplete" text,
	"late" text,
	"missing" text,
	CONSTRAINT "staged_results_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_roles" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"user_sourced_id" text,
	"role_type" text,
	"role" text,
	"begin_date" text,
	"end_date" text,
	"org_sourced_id" text,
	"user_profile_sourced_id" text,
	CONSTRAINT "staged_roles_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_score_scales" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"title" text,
	"type" text,
	"org_sourced_id" text,
	"course_sourced_id" text,
	"class_sourced_id" text,
	"score_scale_value" text,
	CONSTRAINT "staged_score_scales_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_user_profiles" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"user_sourced_id" text,
	"profile_type" text,
	"vendor_id" text,
	"application_id" text,
	"description" text,
	"credential_type" text,
	"username" text,
	"password" text,
	CONSTRAINT "staged_user_profiles_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_user_resources" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"user_sourced_id" text,
	"org_sourced_id" text,
	"class_sourced_id" text,
	"resource_sourced_id" text,
	CONSTRAINT "staged_user_resources_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "staged_users" (
	"district_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" uuid NOT NULL,
	"metadata" jsonb,
	"sourced_id" text NOT NULL,
	"status" text,
	"date_last_modified" text,
	"enabled_user" text,
	"username" text,
	"user_ids" text,
	"given_name" text,
	"family_name" text,
	"middle_name" text,
	"identifier" text,
	"email" text,
	"sms" text,
	"phone" text,
	"agent_sourced_ids" text,
	"grades" text,
	"password" text,
	"user_master_identifier" text,
	"preferred_given_name" text,
	"preferred_middle_name" text,
	"preferred_family_name" text,
	"primary_org_sourced_id" text,
	"pronouns" text,
	CONSTRAINT "staged_users_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "sync_refusals" (
	"district_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"column" text NOT NULL,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"fate" text NOT NULL,
	CONSTRAINT "sync_refusals_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "sync_runs" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"file_name" text NOT NULL,
	"version" text,
	"state" text NOT NULL,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"alive_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"bytes_total" bigint,
	"bytes_read" bigint,
	"report" jsonb,
	"question" jsonb,
	CONSTRAINT "sync_runs_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "sync_tolerances" (
	"district_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"file" text NOT NULL,
	"code" text NOT NULL,
	"count" integer NOT NULL,
	"first_line" integer NOT NULL,
	"column" text NOT NULL,
	CONSTRAINT "sync_tolerances_district_id_run_id_file_code_pk" PRIMARY KEY("district_id","run_id","file","code")
);
--> statement-breakpoint
CREATE TABLE "upload_chunks" (
	"district_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "upload_chunks_district_id_run_id_n_pk" PRIMARY KEY("district_id","run_id","n")
);
--> statement-breakpoint
CREATE TABLE "class_objectives" (
	"district_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"added_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "class_objectives_district_id_class_id_objective_id_pk" PRIMARY KEY("district_id","class_id","objective_id")
);
--> statement-breakpoint
CREATE TABLE "frameworks" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"external_id" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "frameworks_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "line_item_objectives" (
	"district_id" uuid NOT NULL,
	"line_item_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "line_item_objectives_district_id_line_item_id_objective_id_pk" PRIMARY KEY("district_id","line_item_id","objective_id")
);
--> statement-breakpoint
CREATE TABLE "objective_associations" (
	"district_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "objective_associations_district_id_from_id_to_id_kind_pk" PRIMARY KEY("district_id","from_id","to_id","kind")
);
--> statement-breakpoint
CREATE TABLE "objectives" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"external_id" text NOT NULL,
	"framework_id" uuid,
	"is_group" boolean DEFAULT false NOT NULL,
	"code" text,
	"short_statement" text,
	"statement" text,
	"position" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "objectives_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "objectives_name" UNIQUE("district_id","scheme","external_id")
);
--> statement-breakpoint
CREATE TABLE "district_hosts" (
	"host" text PRIMARY KEY NOT NULL,
	"district_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "districts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "districts_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "identity_providers" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"label" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret_sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "identity_providers_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"role" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "invitations_token" UNIQUE("district_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"system_code" text,
	"precedence" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sources_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "sources_name" UNIQUE("district_id","name")
);
--> statement-breakpoint
ALTER TABLE "column_group_items" ADD CONSTRAINT "column_group_items_district_id_group_id_column_groups_district_id_id_fk" FOREIGN KEY ("district_id","group_id") REFERENCES "public"."column_groups"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "column_group_items" ADD CONSTRAINT "column_group_items_district_id_line_item_id_line_items_district_id_id_fk" FOREIGN KEY ("district_id","line_item_id") REFERENCES "public"."line_items"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_item_links" ADD CONSTRAINT "line_item_links_district_id_line_item_id_line_items_district_id_id_fk" FOREIGN KEY ("district_id","line_item_id") REFERENCES "public"."line_items"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_item_links" ADD CONSTRAINT "line_item_links_district_id_other_id_line_items_district_id_id_fk" FOREIGN KEY ("district_id","other_id") REFERENCES "public"."line_items"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_items" ADD CONSTRAINT "line_items_district_id_class_id_classes_district_id_id_fk" FOREIGN KEY ("district_id","class_id") REFERENCES "public"."classes"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_items" ADD CONSTRAINT "line_items_district_id_category_id_categories_district_id_id_fk" FOREIGN KEY ("district_id","category_id") REFERENCES "public"."categories"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_items" ADD CONSTRAINT "line_items_district_id_session_id_academic_sessions_district_id_id_fk" FOREIGN KEY ("district_id","session_id") REFERENCES "public"."academic_sessions"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_scale_versions" ADD CONSTRAINT "score_scale_versions_district_id_scale_id_score_scales_district_id_id_fk" FOREIGN KEY ("district_id","scale_id") REFERENCES "public"."score_scales"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_policy_versions" ADD CONSTRAINT "grade_policy_versions_district_id_policy_id_grade_policies_district_id_id_fk" FOREIGN KEY ("district_id","policy_id") REFERENCES "public"."grade_policies"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mastery_policy_versions" ADD CONSTRAINT "mastery_policy_versions_district_id_policy_id_mastery_policies_district_id_id_fk" FOREIGN KEY ("district_id","policy_id") REFERENCES "public"."mastery_policies"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "academic_sessions" ADD CONSTRAINT "academic_sessions_district_id_parent_id_academic_sessions_district_id_id_fk" FOREIGN KEY ("district_id","parent_id") REFERENCES "public"."academic_sessions"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD CONSTRAINT "class_sessions_district_id_class_id_classes_district_id_id_fk" FOREIGN KEY ("district_id","class_id") REFERENCES "public"."classes"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD CONSTRAINT "class_sessions_district_id_session_id_academic_sessions_district_id_id_fk" FOREIGN KEY ("district_id","session_id") REFERENCES "public"."academic_sessions"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_district_id_school_id_orgs_district_id_id_fk" FOREIGN KEY ("district_id","school_id") REFERENCES "public"."orgs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_district_id_org_id_orgs_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."orgs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demographics" ADD CONSTRAINT "demographics_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_district_id_class_id_classes_district_id_id_fk" FOREIGN KEY ("district_id","class_id") REFERENCES "public"."classes"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_district_id_school_id_orgs_district_id_id_fk" FOREIGN KEY ("district_id","school_id") REFERENCES "public"."orgs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orgs" ADD CONSTRAINT "orgs_district_id_parent_id_orgs_district_id_id_fk" FOREIGN KEY ("district_id","parent_id") REFERENCES "public"."orgs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_closures" ADD CONSTRAINT "period_closures_district_id_session_id_academic_sessions_district_id_id_fk" FOREIGN KEY ("district_id","session_id") REFERENCES "public"."academic_sessions"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_district_id_org_id_orgs_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."orgs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_agents" ADD CONSTRAINT "user_agents_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_agents" ADD CONSTRAINT "user_agents_district_id_agent_id_users_district_id_id_fk" FOREIGN KEY ("district_id","agent_id") REFERENCES "public"."users"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_contacts" ADD CONSTRAINT "user_contacts_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_district_id_primary_org_id_orgs_district_id_id_fk" FOREIGN KEY ("district_id","primary_org_id") REFERENCES "public"."orgs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_district_id_source_id_sources_district_id_id_fk" FOREIGN KEY ("district_id","source_id") REFERENCES "public"."sources"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_questions" ADD CONSTRAINT "match_questions_district_id_source_id_sources_district_id_id_fk" FOREIGN KEY ("district_id","source_id") REFERENCES "public"."sources"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_refusals" ADD CONSTRAINT "sync_refusals_district_id_run_id_sync_runs_district_id_id_fk" FOREIGN KEY ("district_id","run_id") REFERENCES "public"."sync_runs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_tolerances" ADD CONSTRAINT "sync_tolerances_district_id_run_id_sync_runs_district_id_id_fk" FOREIGN KEY ("district_id","run_id") REFERENCES "public"."sync_runs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_chunks" ADD CONSTRAINT "upload_chunks_district_id_run_id_sync_runs_district_id_id_fk" FOREIGN KEY ("district_id","run_id") REFERENCES "public"."sync_runs"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_objectives" ADD CONSTRAINT "class_objectives_district_id_class_id_classes_district_id_id_fk" FOREIGN KEY ("district_id","class_id") REFERENCES "public"."classes"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_objectives" ADD CONSTRAINT "class_objectives_district_id_objective_id_objectives_district_id_id_fk" FOREIGN KEY ("district_id","objective_id") REFERENCES "public"."objectives"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_item_objectives" ADD CONSTRAINT "line_item_objectives_district_id_line_item_id_line_items_district_id_id_fk" FOREIGN KEY ("district_id","line_item_id") REFERENCES "public"."line_items"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_item_objectives" ADD CONSTRAINT "line_item_objectives_district_id_objective_id_objectives_district_id_id_fk" FOREIGN KEY ("district_id","objective_id") REFERENCES "public"."objectives"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_associations" ADD CONSTRAINT "objective_associations_district_id_from_id_objectives_district_id_id_fk" FOREIGN KEY ("district_id","from_id") REFERENCES "public"."objectives"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_associations" ADD CONSTRAINT "objective_associations_district_id_to_id_objectives_district_id_id_fk" FOREIGN KEY ("district_id","to_id") REFERENCES "public"."objectives"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_district_id_framework_id_frameworks_district_id_id_fk" FOREIGN KEY ("district_id","framework_id") REFERENCES "public"."frameworks"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_hosts" ADD CONSTRAINT "district_hosts_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_target" ON "audit" USING btree ("district_id","target_kind","target_id");--> statement-breakpoint
CREATE INDEX "line_items_class" ON "line_items" USING btree ("district_id","class_id");--> statement-breakpoint
CREATE INDEX "objective_results_class" ON "objective_results" USING btree ("district_id","class_id","line_item_id");--> statement-breakpoint
CREATE INDEX "objective_results_student" ON "objective_results" USING btree ("district_id","student_id","objective_id");--> statement-breakpoint
CREATE INDEX "results_class" ON "results" USING btree ("district_id","class_id","line_item_id");--> statement-breakpoint
CREATE INDEX "results_student" ON "results" USING btree ("district_id","student_id","line_item_id");--> statement-breakpoint
CREATE INDEX "history_cell" ON "history" USING btree ("district_id","student_id","line_item_id","objective_id");--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("district_id","user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("district_id","user_id");--> statement-breakpoint
CREATE INDEX "grades_class" ON "grades" USING btree ("district_id","class_id");--> statement-breakpoint
CREATE INDEX "overrides_live_item" ON "overrides" USING btree ("district_id","line_item_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "classes_school" ON "classes" USING btree ("district_id","school_id","school_year");--> statement-breakpoint
CREATE INDEX "enrollments_class" ON "enrollments" USING btree ("district_id","class_id");--> statement-breakpoint
CREATE INDEX "enrollments_user" ON "enrollments" USING btree ("district_id","user_id");--> statement-breakpoint
CREATE INDEX "roles_user" ON "roles" USING btree ("district_id","user_id");--> statement-breakpoint
CREATE INDEX "user_identifiers_record" ON "user_identifiers" USING btree ("district_id","source_id","sourced_id");--> statement-breakpoint
CREATE INDEX "links_canonical" ON "links" USING btree ("district_id","canonical_id");--> statement-breakpoint
CREATE INDEX "sync_runs_started" ON "sync_runs" USING btree ("district_id","started_at");--> statement-breakpoint
-- A time-ordered id for rows that set-based SQL makes; rows made one by one get theirs from lib/platform/new-id.
CREATE FUNCTION uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1), 'hex')::uuid
$$;
