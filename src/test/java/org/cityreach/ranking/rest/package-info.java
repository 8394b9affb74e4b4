@NullMarked
package org.cityreach.ranking.rest;

import org.jspecify.annotations.NullMarked;
