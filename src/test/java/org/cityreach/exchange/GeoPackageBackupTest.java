package org.cityreach.exchange;

/** Truth: the answers before a backup, on the store of a file. */
class GeoPackageBackupTest extends BackupContract {}
