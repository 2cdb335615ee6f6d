/** What the environment says, read before anything is started. */
@NullMarked
package org.mastercreator.server.settings;

import org.jspecify.annotations.NullMarked;
