#import <Foundation/Foundation.h>

/// Talks to our own servers and expects their keys.
@interface TWPinnedClient : NSObject

- (void)connect;

@end
