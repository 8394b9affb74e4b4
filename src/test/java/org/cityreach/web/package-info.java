@NullMarked
package org.cityreach.web;

import org.jspecify.annotations.NullMarked;
