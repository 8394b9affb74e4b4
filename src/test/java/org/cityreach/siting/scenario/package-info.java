@NullMarked
package org.cityreach.siting.scenario;

import org.jspecify.annotations.NullMarked;
