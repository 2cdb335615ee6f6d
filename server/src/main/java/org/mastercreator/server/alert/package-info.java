@NullMarked
package org.mastercreator.server.alert;

import org.jspecify.annotations.NullMarked;
