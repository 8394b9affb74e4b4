@NullMarked
package org.cityreach.ogc.processes;

import org.jspecify.annotations.NullMarked;
