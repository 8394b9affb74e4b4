-- Which features each of the last small writes touched, so that what is kept in memory need not be read anew.
CREATE TABLE cityreach_change (
    layer_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    feature_id TEXT NOT NULL,
    PRIMARY KEY (layer_id, version, feature_id)
) WITHOUT ROWID;

-- The log of a layer tells all that came after logged_from, in about logged_rows rows.
ALTER TABLE cityreach_layer ADD COLUMN logged_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cityreach_layer ADD COLUMN logged_rows INTEGER NOT NULL DEFAULT 0;
UPDATE cityreach_layer SET logged_from = version;
