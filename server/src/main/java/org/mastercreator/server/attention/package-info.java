/** How a teacher's attention was spread over her students, told to herself alone. */
@NullMarked
package org.mastercreator.server.attention;

import org.jspecify.annotations.NullMarked;
