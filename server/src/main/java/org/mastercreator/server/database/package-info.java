@NullMarked
package org.mastercreator.server.database;

import org.jspecify.annotations.NullMarked;
