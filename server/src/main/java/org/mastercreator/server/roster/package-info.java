@NullMarked
package org.mastercreator.server.roster;

import org.jspecify.annotations.NullMarked;
