/** What a publication consists of: each thing reads itself, decides without the server, and writes itself. */
@NullMarked
package org.cityreach.publish.part;

import org.jspecify.annotations.NullMarked;
