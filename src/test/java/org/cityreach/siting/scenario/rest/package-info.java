@NullMarked
package org.cityreach.siting.scenario.rest;

import org.jspecify.annotations.NullMarked;
