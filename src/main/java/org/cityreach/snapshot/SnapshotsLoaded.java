package org.cityreach.snapshot;

/**
 * Said once, when all layers were read after the start: the service is ready, and what can wait until then may begin.
 * Comes on the thread that reads snapshots, so a listener must not keep it.
 */
public record SnapshotsLoaded() {}
