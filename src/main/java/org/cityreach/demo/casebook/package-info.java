/** One year of made-up cases: where, when and how fast, with clusters, seasons and repeats. */
@NullMarked
package org.cityreach.demo.casebook;

import org.jspecify.annotations.NullMarked;
