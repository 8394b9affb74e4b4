/** Mixed integer programs by HiGHS, whose native library comes with OR-Tools. */
@NullMarked
package org.cityreach.siting.mip;

import org.jspecify.annotations.NullMarked;
