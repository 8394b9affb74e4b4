package org.cityreach.publish;

import org.cityreach.analysis.Note;

/**
 * One thing on the server and what is to become of it.
 *
 * @param kind {@code workspace}, {@code style}, {@code store}, {@code layer}, {@code layer-style}, {@code tiles},
 *     {@code surface}, {@code group} or {@code files}
 */
public record Step(String kind, String name, Action action, Note why) {}
