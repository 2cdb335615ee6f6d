@NullMarked
package org.mastercreator.server.dashboard;

import org.jspecify.annotations.NullMarked;
