package org.cityreach.publish;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;

/**
 * What came of a publication.
 *
 * @param plan all things in their order
 * @param done what was written; empty after a dry run
 * @param verified how many things were read again at the end and are as planned; 0 after a dry run
 * @param versions of the collections
 */
public record PublishResult(
        List<Step> plan, List<Step> done, int verified, Map<String, Long> versions, List<Note> notes) {}
