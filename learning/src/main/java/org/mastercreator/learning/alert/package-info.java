@NullMarked
package org.mastercreator.learning.alert;

import org.jspecify.annotations.NullMarked;
