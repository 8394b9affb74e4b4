package org.cityreach.publish;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was last published in a workspace. It bears no login.
 *
 * @param id of the server and the workspace together
 * @param at when, as an ISO 8601 moment
 * @param failure why the last run broke off; null where it did not
 * @param versions of the collections as they were published
 * @param surfaces the job of each surface by its name
 */
public record Publication(
        String id,
        String url,
        String workspace,
        String at,
        @Nullable Failure failure,
        Map<String, Long> versions,
        List<PublishRequest.Collection> collections,
        List<String> styles,
        List<PublishRequest.Group> groups,
        List<PublishRequest.Surface> surfaces) {

    /** Why a run broke off; the code is {@code cancelled} where it was stopped on request. */
    public record Failure(String code, String message) {}
}
