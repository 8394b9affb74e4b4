package org.cityreach.job;

import tools.jackson.databind.JsonNode;

/**
 * What the OGC API tells of a process.
 *
 * @param id binding name such as {@code coverage}
 * @param title in English, as OGC's one title
 * @param titleZh the same in Chinese
 * @param inputs by input name: {@code title}, {@code description}, {@code minOccurs}, {@code schema}
 * @param outputs by output name: {@code title}, {@code schema}
 */
public record ProcessDescription(
        String id,
        String version,
        String title,
        String titleZh,
        String description,
        JsonNode inputs,
        JsonNode outputs) {}
