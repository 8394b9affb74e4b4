/** Processes and jobs: analyses, run at once or in the background. */
@NullMarked
package org.cityreach.ogc.processes;

import org.jspecify.annotations.NullMarked;
