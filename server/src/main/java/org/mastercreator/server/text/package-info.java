/** What texts mean, as vectors. */
@NullMarked
package org.mastercreator.server.text;

import org.jspecify.annotations.NullMarked;
