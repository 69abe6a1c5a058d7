-- schema-1.sql for a server. A history as schema 1 kept it: 12 revisions of one case, whose time rises by 5 % with the 7th.
CREATE TABLE setting (name VARCHAR(40) PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE revision (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, committed TEXT NOT NULL, subject TEXT NOT NULL,
    place BIGINT NOT NULL);
CREATE TABLE machine (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE toolchain (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE measurement (id INTEGER PRIMARY KEY, content_key TEXT NOT NULL UNIQUE,
    revision_id INTEGER NOT NULL REFERENCES revision (id), baseline TEXT NOT NULL,
    machine_id INTEGER NOT NULL REFERENCES machine (id), toolchain_id INTEGER NOT NULL REFERENCES toolchain (id),
    measured TEXT NOT NULL, method TEXT NOT NULL);
CREATE TABLE series (id INTEGER PRIMARY KEY, case_name TEXT NOT NULL, metric TEXT NOT NULL,
    machine_id INTEGER NOT NULL REFERENCES machine (id), toolchain_id INTEGER NOT NULL REFERENCES toolchain (id),
    baseline TEXT NOT NULL, digest TEXT NOT NULL,
    UNIQUE (case_name, metric, machine_id, toolchain_id, baseline, digest));
CREATE TABLE figure (series_id INTEGER NOT NULL REFERENCES series (id),
    measurement_id INTEGER NOT NULL REFERENCES measurement (id), ratio DOUBLE PRECISION NOT NULL,
    low DOUBLE PRECISION NOT NULL, high DOUBLE PRECISION NOT NULL, confidence DOUBLE PRECISION NOT NULL,
    raw DOUBLE PRECISION NOT NULL, PRIMARY KEY (series_id, measurement_id));

INSERT INTO setting VALUES ('schema', '1');
INSERT INTO setting VALUES ('baseline', 'b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0');
INSERT INTO machine VALUES (1, 'cpu, 2 cores');
INSERT INTO toolchain VALUES (1, 'g++ 12, -O3');
INSERT INTO series VALUES (1, 'fibonacci/coroutine/drain/4096', 'time', 1, 1,
    'b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0', 'd1');
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO revision SELECT i, lpad(to_hex(i), 40, '0'), '2026-01-' || lpad(CAST(i AS TEXT), 2, '0') || 'T00:00:00Z', 'commit ' || i, i FROM n;
INSERT INTO measurement SELECT id, 'key-' || id, id, 'b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0', 1, 1,
    '2026-11-21T10:00:00+00:00', 'duel' FROM revision;
INSERT INTO figure SELECT 1, id, ratio, ratio * 0.99, ratio * 1.01, 0.95, 100 * ratio
    FROM (SELECT id, CASE WHEN id < 7 THEN 1.0 ELSE 1.05 END + 0.0005 * (id % 3) AS ratio FROM measurement) AS made;
