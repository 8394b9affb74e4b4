package org.cityreach.security;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which role a request needs. Reading is open or needs a viewer, running an analysis is open or needs an
 * analyst; scenarios of plans are analysts' own work; keys, backups, restoring and publishing on other servers need an
 * admin; whatever else writes needs an editor, also at paths that do not exist yet.
 *
 * @param open whether reading and running analyses needs no key
 */
record AccessRules(boolean open) {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WHOLE_STORE = Set.of("/api/backup", "/api/backups", "/api/restore");
    private static final Pattern EXECUTION = Pattern.compile("/api/processes/[^/]+/execution");
    private static final String PUBLISHING = "/api/processes/publish/execution";
    private static final Pattern JOB = Pattern.compile("/api/jobs/[^/]+");

    /** The role needed, or empty where none is. */
    Optional<Role> needed(String method, String path) {
        if (!path.equals("/api") && !path.startsWith("/api/")) {
            // Files of the page and the health of the service.
            return READS.contains(method) ? Optional.empty() : Optional.of(Role.EDITOR);
        }
        if (path.equals("/api/keys/current")) {
            return Optional.of(Role.VIEWER);
        }
        if (path.equals("/api/keys") || path.startsWith("/api/keys/")) {
            return Optional.of(Role.ADMIN);
        }
        if (WHOLE_STORE.contains(path) || path.startsWith("/api/backups/")) {
            return Optional.of(Role.ADMIN);
        }
        if (READS.contains(method)) {
            return open ? Optional.empty() : Optional.of(Role.VIEWER);
        }
        if (path.equals(PUBLISHING) || path.equals("/api/publications") || path.startsWith("/api/publications/")) {
            return Optional.of(Role.ADMIN);
        }
        // Whether a job is an analysis, which an analyst may stop, or an import, is known to the job's face.
        boolean analysis = (method.equals("POST") && EXECUTION.matcher(path).matches())
                || (method.equals("DELETE") && JOB.matcher(path).matches());
        if (analysis) {
            return open ? Optional.empty() : Optional.of(Role.ANALYST);
        }
        if (path.equals("/api/scenarios") || path.startsWith("/api/scenarios/")) {
            return Optional.of(Role.ANALYST);
        }
        return Optional.of(Role.EDITOR);
    }
}
