#import <Foundation/Foundation.h>

NS_ASSUME_NONNULL_BEGIN

@interface TWCardStore : NSObject

- (void)saveAccessToken:(NSString *)accessToken;
- (OSStatus)saveRefreshToken:(NSString *)refreshToken;
- (nullable NSData *)sealCard:(NSData *)card key:(NSData *)key;

@end

NS_ASSUME_NONNULL_END
