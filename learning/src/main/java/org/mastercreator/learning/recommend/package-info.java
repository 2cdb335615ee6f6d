@NullMarked
package org.mastercreator.learning.recommend;

import org.jspecify.annotations.NullMarked;
