@NullMarked
package org.cityreach.siting.report;

import org.jspecify.annotations.NullMarked;
