@NullMarked
package org.mastercreator.server.mastery;

import org.jspecify.annotations.NullMarked;
