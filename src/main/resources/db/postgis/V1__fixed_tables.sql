CREATE TABLE cityreach_layer (
    ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    table_name text COLLATE "C" NOT NULL UNIQUE,
    shipped integer NOT NULL,
    version bigint NOT NULL,
    definition text NOT NULL
);

CREATE TABLE cityreach_retired_layer (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL
);

CREATE TABLE cityreach_document (
    ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    json text NOT NULL,
    UNIQUE (kind, id)
);
