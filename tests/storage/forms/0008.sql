BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0008');
CREATE TABLE answers (
	assessment_id INTEGER NOT NULL, 
	question_id VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (assessment_id, question_id), 
	CONSTRAINT fk_answers_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES(4,'name','["MittagsTisch Uckermark gUG"]');
INSERT INTO "answers" VALUES(4,'sentence','["Wir kochen jeden Schultag frisches Mittagessen für Grundschulen, mit Zutaten von Höfen aus der Region."]');
INSERT INTO "answers" VALUES(4,'fields','["school_meals","food_regional"]');
INSERT INTO "answers" VALUES(4,'form','["food"]');
INSERT INTO "answers" VALUES(4,'yearly_price','["up_to_60k"]');
INSERT INTO "answers" VALUES(4,'term','["two_years"]');
INSERT INTO "answers" VALUES(4,'money_flow','["results"]');
INSERT INTO "answers" VALUES(4,'legal_form','["nonprofit_company"]');
INSERT INTO "answers" VALUES(4,'reserved','["not_both"]');
INSERT INTO "answers" VALUES(4,'target','["12073"]');
INSERT INTO "answers" VALUES(4,'start','["2027-Q3"]');
INSERT INTO "answers" VALUES(4,'budget_rhythm','["one_year"]');
INSERT INTO "answers" VALUES(4,'named_contacts','["address_or_one_name"]');
INSERT INTO "answers" VALUES(4,'decision_path','["read_website"]');
INSERT INTO "answers" VALUES(4,'funding_in_use','["programmes_in_general"]');
INSERT INTO "answers" VALUES(4,'staying_power','["about_six_months"]');
INSERT INTO "answers" VALUES(4,'target_list','["one_or_two"]');
INSERT INTO "answers" VALUES(4,'openness_proof','["hearsay"]');
INSERT INTO "answers" VALUES(4,'money_situation','["unknown"]');
INSERT INTO "answers" VALUES(4,'coverage','["own_channels"]');
INSERT INTO "answers" VALUES(4,'local_angle','["local_person_or_place"]');
INSERT INTO "answers" VALUES(4,'findable','["general_website"]');
INSERT INTO "answers" VALUES(4,'recommenders','["nobody"]');
INSERT INTO "answers" VALUES(4,'networks','["member"]');
INSERT INTO "answers" VALUES(4,'asking','["when_it_fits"]');
INSERT INTO "answers" VALUES(4,'reference','["private_customers"]');
INSERT INTO "answers" VALUES(4,'effort_shown','["our_price"]');
INSERT INTO "answers" VALUES(4,'callable_person','["not_asked_yet"]');
INSERT INTO "answers" VALUES(4,'tender_timing','["when_published"]');
INSERT INTO "answers" VALUES(4,'contract_value','["yearly_price"]');
INSERT INTO "answers" VALUES(4,'papers','["scattered"]');
INSERT INTO "answers" VALUES(4,'one_sentence_offer','["result_for_unit"]');
INSERT INTO "answers" VALUES(4,'permanence','["hope"]');
INSERT INTO "answers" VALUES(4,'compliance','["drafted"]');
INSERT INTO "answers" VALUES(4,'stage','["idea"]');
INSERT INTO "answers" VALUES(7,'name','["Reparaturwerk Lausitz"]');
INSERT INTO "answers" VALUES(7,'fields','["climate_environment","building_green"]');
INSERT INTO "answers" VALUES(7,'form','["goods"]');
INSERT INTO "answers" VALUES(7,'yearly_price','["unknown"]');
INSERT INTO "answers" VALUES(7,'term','["unknown"]');
INSERT INTO "answers" VALUES(7,'money_flow','["results"]');
INSERT INTO "answers" VALUES(7,'legal_form','["not_founded"]');
INSERT INTO "answers" VALUES(7,'reserved','["unknown"]');
INSERT INTO "answers" VALUES(7,'target','["12052"]');
INSERT INTO "answers" VALUES(7,'start','["unknown"]');
INSERT INTO "answers" VALUES(7,'budget_rhythm','["unknown"]');
INSERT INTO "answers" VALUES(7,'named_contacts','["nobody"]');
INSERT INTO "answers" VALUES(7,'decision_path','["unknown"]');
INSERT INTO "answers" VALUES(7,'funding_in_use','["unknown"]');
INSERT INTO "answers" VALUES(7,'staying_power','["about_six_months"]');
INSERT INTO "answers" VALUES(7,'target_list','["one_or_two"]');
INSERT INTO "answers" VALUES(7,'openness_proof','["unknown"]');
INSERT INTO "answers" VALUES(7,'money_situation','["unknown"]');
INSERT INTO "answers" VALUES(7,'coverage','["own_channels"]');
INSERT INTO "answers" VALUES(7,'local_angle','["product_story"]');
INSERT INTO "answers" VALUES(7,'findable','["no_website"]');
INSERT INTO "answers" VALUES(7,'recommenders','["friends_or_family"]');
INSERT INTO "answers" VALUES(7,'networks','["no_network"]');
INSERT INTO "answers" VALUES(7,'asking','["inapplicable"]');
INSERT INTO "answers" VALUES(7,'reference','["nobody"]');
INSERT INTO "answers" VALUES(7,'effort_shown','["unknown"]');
INSERT INTO "answers" VALUES(7,'callable_person','["inapplicable"]');
INSERT INTO "answers" VALUES(7,'tender_timing','["unknown"]');
INSERT INTO "answers" VALUES(7,'contract_value','["unknown"]');
INSERT INTO "answers" VALUES(7,'papers','["unknown"]');
INSERT INTO "answers" VALUES(7,'one_sentence_offer','["mission"]');
INSERT INTO "answers" VALUES(7,'permanence','["open"]');
INSERT INTO "answers" VALUES(7,'compliance','["unknown"]');
CREATE TABLE assessments (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	fingerprint BLOB NOT NULL, 
	edition VARCHAR(16) NOT NULL, 
	created_at INTEGER NOT NULL, 
	changed_at INTEGER NOT NULL, answered_at INTEGER, keep_until INTEGER, due_at INTEGER, 
	CONSTRAINT uq_assessments_fingerprint UNIQUE (fingerprint)
);
INSERT INTO "assessments" VALUES(4,X'2CB606435AAAE2A013C1A6CA0D94E463E1DC89158E02553683A657EF811BA61E','2026.1',1772443800,1795429800,1795426200,1811800800,NULL);
INSERT INTO "assessments" VALUES(7,X'4609B88655BA8AD097A425F70C66602A6FFCCE33E0A17C98F7E99EB24E065C3E','2026.1',1795426200,1795426260,NULL,NULL,NULL);
CREATE TABLE calendar_feeds (
	assessment_id INTEGER NOT NULL, 
	fingerprint BLOB NOT NULL, 
	issue VARCHAR(32) NOT NULL, 
	created_at INTEGER NOT NULL, 
	CONSTRAINT pk_calendar_feeds PRIMARY KEY (assessment_id), 
	CONSTRAINT fk_calendar_feeds_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE, 
	CONSTRAINT uq_calendar_feeds_fingerprint UNIQUE (fingerprint)
);
INSERT INTO "calendar_feeds" VALUES(4,X'97FEA6C5A833F4570802880EC9008BA40BE2373CBC54FBED43ABC0C5DE0CC333','made-once-at-random-made-at-once',1795426300);
CREATE TABLE earlier_answers (
	assessment_id INTEGER NOT NULL, 
	day DATE, 
	answers TEXT NOT NULL, 
	CONSTRAINT pk_earlier_answers PRIMARY KEY (assessment_id), 
	CONSTRAINT fk_earlier_answers_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "earlier_answers" VALUES(4,'2026-03-02','{"name":["MittagsTisch"],"named_contacts":["nobody"]}');
INSERT INTO "earlier_answers" VALUES(7,NULL,'{"named_contacts":["nobody"]}');
CREATE TABLE erasing_run (
	at INTEGER NOT NULL, 
	boot VARCHAR(36) NOT NULL, 
	uptime INTEGER NOT NULL, 
	steady_since INTEGER NOT NULL, 
	CONSTRAINT pk_erasing_run PRIMARY KEY (at)
);
INSERT INTO "erasing_run" VALUES(1795426200,'0f3ca7b2-6b5f-4b0e-8c2e-7f6f2d8b9a10',86400,1794735000);
CREATE TABLE print_orders (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	workshop_id INTEGER NOT NULL, 
	kind VARCHAR(3) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	scope VARCHAR(8) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	seats INTEGER NOT NULL, 
	attempt INTEGER NOT NULL, 
	deaths INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	started_at INTEGER, 
	heartbeat INTEGER, 
	CONSTRAINT fk_print_orders_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE CASCADE
);
INSERT INTO "print_orders" VALUES(5,2,'pdf','de','all','done',1,1,0,1795426200,1795426205,1795426230);
CREATE TABLE print_sheets (
	order_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	assessment_id INTEGER NOT NULL, 
	reason VARCHAR(8), 
	printed_at INTEGER, 
	CONSTRAINT pk_print_sheets PRIMARY KEY (order_id, number), 
	CONSTRAINT fk_print_sheets_order_id FOREIGN KEY(order_id) REFERENCES print_orders (id) ON DELETE CASCADE, 
	CONSTRAINT fk_print_sheets_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "print_sheets" VALUES(5,3,7,NULL,1795426220);
CREATE TABLE progress_consents (
	assessment_id INTEGER NOT NULL, 
	given_at INTEGER NOT NULL, 
	CONSTRAINT pk_progress_consents PRIMARY KEY (assessment_id), 
	CONSTRAINT fk_progress_consents_assessment_id FOREIGN KEY(assessment_id) REFERENCES seats (assessment_id) ON DELETE CASCADE
);
INSERT INTO "progress_consents" VALUES(7,1795426400);
CREATE TABLE seat_notes (
	assessment_id INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_seat_notes PRIMARY KEY (assessment_id), 
	CONSTRAINT fk_seat_notes_assessment_id FOREIGN KEY(assessment_id) REFERENCES seats (assessment_id) ON DELETE CASCADE
);
INSERT INTO "seat_notes" VALUES(7,'Wünscht einen Rückruf vor Weihnachten');
CREATE TABLE seats (
	assessment_id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_seats PRIMARY KEY (assessment_id), 
	CONSTRAINT fk_seats_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE, 
	CONSTRAINT fk_seats_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE CASCADE, 
	CONSTRAINT uq_seats_workshop_id UNIQUE (workshop_id, number)
);
INSERT INTO "seats" VALUES(7,2,3);
CREATE TABLE step_states (
	assessment_id INTEGER NOT NULL, 
	step_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	day DATE, 
	changed_at INTEGER NOT NULL, 
	CONSTRAINT pk_step_states PRIMARY KEY (assessment_id, step_id), 
	CONSTRAINT fk_step_states_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "step_states" VALUES(4,'decision_map','done',NULL,1795429800);
INSERT INTO "step_states" VALUES(4,'read_minutes','moved','2027-02-01',1795429800);
CREATE TABLE workshops (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	fingerprint BLOB NOT NULL, 
	code VARCHAR(8) NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	day DATE NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	closed BOOLEAN NOT NULL, 
	seats_given INTEGER NOT NULL, 
	changed_at INTEGER NOT NULL, due_at INTEGER, 
	CONSTRAINT uq_workshops_fingerprint UNIQUE (fingerprint), 
	CONSTRAINT uq_workshops_code UNIQUE (code)
);
INSERT INTO "workshops" VALUES(2,X'3A8C7A38F49F53C962499DFD9ED2C173AB01C786BD5291EA7CC8831EE77934BD','ZARY2345','Gründungswerkstatt Żary','2026-11-30','de',0,3,1795426200,NULL);
CREATE INDEX ix_assessments_changed_at ON assessments (changed_at);
CREATE INDEX ix_workshops_changed_at ON workshops (changed_at);
CREATE INDEX ix_print_orders_workshop_id ON print_orders (workshop_id);
CREATE INDEX ix_print_sheets_assessment_id ON print_sheets (assessment_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('assessments',7);
INSERT INTO "sqlite_sequence" VALUES('workshops',2);
INSERT INTO "sqlite_sequence" VALUES('print_orders',5);
COMMIT;
