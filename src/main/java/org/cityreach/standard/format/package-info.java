/** The written form of a profile: the same tree in YAML, in JSON and in the document store. */
@NullMarked
package org.cityreach.standard.format;

import org.jspecify.annotations.NullMarked;
